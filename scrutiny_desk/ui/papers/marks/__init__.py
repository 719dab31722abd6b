"""What somebody writes on a page: the marks on it, the notes beside it, and making both."""
