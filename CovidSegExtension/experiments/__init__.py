"""Tables of recipes: each row trained and measured, set beside a document's figures."""
