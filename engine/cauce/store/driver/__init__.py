"""The two databases behind one small session: SQLCipher's file, and a PostgreSQL server."""
