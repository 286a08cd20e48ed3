"""The shared database: the only place that writes SQL. Nothing here knows Streamlit."""
