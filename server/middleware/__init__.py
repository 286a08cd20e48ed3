"""What every request and response passes through. Plain ASGI: nothing is buffered that need not be."""
