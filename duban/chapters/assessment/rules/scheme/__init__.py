"""The scheme (考核细则): its shapes, the engine that prices facts by it, its checks and its words; pure (13(1))."""
