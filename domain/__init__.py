"""The vocabulary and the rules of food democracy, in plain Python: no Streamlit, no SQL, no charts."""
