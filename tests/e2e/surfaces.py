"""Every kind of widget, given naughty strings as our screens would give them: for test_naughty.py only."""

import pandas as pd
import streamlit as st

from components.prose import inert, prose, tabled
from components.text import small, tag, text
from tests.naughty import strings
from texts.typography import typeset

wanted = [int(each) for each in st.query_params.get("which", "0").split(",")]
for n, said in ((n, strings()[n]) for n in wanted):
    words, listed = prose(said), typeset(said)
    st.markdown(f"**{words}**")
    for draw in (st.markdown, st.caption, st.success, st.info, st.write):
        draw(words)
    for head in (st.title, st.header, st.subheader):
        head(words, anchor=False)
    st.badge(inert(said))
    with st.container(key=f"one_text{n}"):
        text(f"## {words}", words, small(words), f"{tag(words, 'hub')} {tag(words, 'hub', 'primary')}")
    st.text(said)
    st.table(tabled(pd.DataFrame({said: [said, "x"]}, index=[said, "y"])))
    st.dataframe(pd.DataFrame({said: [said]}), key=f"frame{n}")
    st.selectbox(f"{words} {n}", [listed, "x"], key=f"select{n}")
    st.multiselect(words, [listed, "x"], [listed], key=f"multi{n}")
    st.radio(words, [words, "x"], captions=[words, "x"], key=f"radio{n}")
    st.pills(words, [words, "x"], key=f"pills{n}")
    st.segmented_control(words, [words, "x"], key=f"segments{n}")
    st.button(words, help=words, key=f"button{n}")
    st.download_button(words, b"x", key=f"download{n}")
    st.metric(words, words, words)
    st.expander(words, key=f"expander{n}").write(words)
    st.popover(words, key=f"popover{n}").write(words)
    st.text_input(words, said.replace("\n", " "), placeholder=listed, help=words, key=f"input{n}")
    st.number_input(words, key=f"number{n}")
    st.checkbox(words, key=f"check{n}")
    st.toggle(words, key=f"toggle{n}")
    st.tabs([words, "x"], key=f"tabs{n}")[0].write(words)
st.text("everything is drawn")
