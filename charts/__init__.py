"""Charts as values: a frame of a documented shape in, an Altair chart out; no Streamlit."""
