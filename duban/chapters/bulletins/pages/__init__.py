"""The pages of circulars, bulletins and publicity."""
