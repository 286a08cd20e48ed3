"""what exists already, words, tables, the weather, who has answered, and the quorum of a vote"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
ONE = (
    'case when vote_id is null then 0 else 1 end + case when item is null then 0 else 1 end'
    ' + case when capture is null then 0 else 1 end = 1'
)
WORKSHOP = (['workshop_id'], ['workshop.id'])


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table('wall') as wall:
        wall.drop_constraint(op.f('ck_wall_one'), type_='check')
        wall.add_column(sa.Column('capture', sa.Text(), nullable=True))
        wall.create_check_constraint(op.f('ck_wall_one'), ONE)
    with op.batch_alter_table('vote') as vote:
        vote.add_column(sa.Column('quorum', INTEGER, nullable=True))
        vote.create_check_constraint(op.f('ck_vote_quorum'), 'quorum between 1 and 1000')
    op.create_table(
        'seating',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('tables', INTEGER, nullable=False),
        sa.CheckConstraint('tables between 1 and 8', name=op.f('ck_seating_tables')),
        sa.ForeignKeyConstraint(*WORKSHOP, name=op.f('fk_seating_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_seating')),
        sqlite_strict=True,
    )
    _existing()
    _words()
    op.create_table(
        'weather',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('mood', INTEGER, nullable=False),
        sa.Column('n', INTEGER, nullable=False),
        sa.CheckConstraint('mood between 1 and 5', name=op.f('ck_weather_mood')),
        sa.CheckConstraint('n >= 0', name=op.f('ck_weather_not_negative')),
        sa.ForeignKeyConstraint(*WORKSHOP, name=op.f('fk_weather_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', 'mood', name=op.f('pk_weather')),
        sqlite_strict=True,
    )
    op.create_table(
        'equity',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('people', INTEGER, nullable=False),
        sa.Column('told', db.types.Document(), nullable=False),
        sa.CheckConstraint('people > 0', name=op.f('ck_equity_people')),
        sa.ForeignKeyConstraint(*WORKSHOP, name=op.f('fk_equity_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_equity')),
        sqlite_strict=True,
    )


def _existing() -> None:
    op.create_table(
        'existing_asset',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('place', sa.Text(), nullable=False),
        sa.Column('actor', sa.Text(), nullable=False),
        sa.Column('at_table', INTEGER, nullable=True),
        sa.Column('merged_into', sa.Text(), nullable=True),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f('ck_existing_asset_title')),
        sa.CheckConstraint('merged_into <> id', name=op.f('ck_existing_asset_itself')),
        sa.CheckConstraint('at_table between 1 and 8', name=op.f('ck_existing_asset_at_table')),
        sa.ForeignKeyConstraint(*WORKSHOP, name=op.f('fk_existing_asset_workshop_id_workshop')),
        sa.ForeignKeyConstraint(
            ['merged_into'], ['existing_asset.id'], name=op.f('fk_existing_asset_merged_into_existing_asset')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_existing_asset')),
        sqlite_strict=True,
    )
    op.create_index('ix_existing_asset_workshop_id', 'existing_asset', ['workshop_id'])
    op.create_index('ix_existing_asset_merged_into', 'existing_asset', ['merged_into'])


def _words() -> None:
    op.create_table(
        'spoken_word',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('round', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('at_table', INTEGER, nullable=True),
        sa.Column('tag', sa.Text(), nullable=False),
        sa.Column('cleared', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("round in ('opening', 'free', 'closing')", name=op.f('ck_spoken_word_round')),
        sa.CheckConstraint("words <> ''", name=op.f('ck_spoken_word_words')),
        sa.CheckConstraint('at_table between 1 and 8', name=op.f('ck_spoken_word_at_table')),
        sa.ForeignKeyConstraint(*WORKSHOP, name=op.f('fk_spoken_word_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_spoken_word')),
        sqlite_strict=True,
    )
    op.create_index('ix_spoken_word_workshop_id', 'spoken_word', ['workshop_id'])
    op.create_index('ix_spoken_word_cleared', 'spoken_word', ['cleared', 'made_at'])


def downgrade() -> None:
    """Back: the wall gives up what was captured."""
    for table in ('equity', 'weather', 'spoken_word', 'existing_asset', 'seating'):
        op.drop_table(table)
    with op.batch_alter_table('vote') as vote:
        vote.drop_constraint(op.f('ck_vote_quorum'), type_='check')
        vote.drop_column('quorum')
    op.execute('delete from wall where capture is not null')
    with op.batch_alter_table('wall') as wall:
        wall.drop_constraint(op.f('ck_wall_one'), type_='check')
        wall.drop_column('capture')
        wall.create_check_constraint(op.f('ck_wall_one'), '(vote_id is null) <> (item is null)')
