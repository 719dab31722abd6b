"""The pages as they hang: where each stands, how large, drawn, turned, touched and framed."""
