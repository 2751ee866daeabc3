"""Where parsed meetings live: vectors, lexical index, catalogue, and the library that keeps them in step."""
