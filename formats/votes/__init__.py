"""The files of a vote: ballots as a sheet, their rule, Pabulib's elections."""
