"""Votes from preparation to result: rights, the urn, papers, raised hands, closing."""
