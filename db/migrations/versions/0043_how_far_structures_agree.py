"""how far an organisation lets a family of its answers go under its name"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
FAMILIES = "family in ('sheet', 'ties', 'means', 'commitments')"
AUDIENCES = "audience in ('nobody', 'partners', 'committee', 'public')"


def upgrade() -> None:
    """Forward. Whoever had agreed had agreed to be read by the organisations and the committee of its territory."""
    audience = sa.CheckConstraint(AUDIENCES, name=op.f('ck_structure_agreement_audience'))
    _again(sa.Column('audience', sa.Text(), nullable=False), "case agreed when 1 then 'committee' else 'nobody' end", audience)


def downgrade() -> None:
    """Back: whoever was to be read by fewer than both is read by nobody."""
    told = "case when audience in ('committee', 'public') then 1 else 0 end"
    _again(sa.Column('agreed', db.types.Flag(), nullable=False), told)


def _again(column: sa.Column[str] | sa.Column[bool], value: str, *more: sa.CheckConstraint) -> None:
    """The table made anew with another column, on both engines, with what it holds."""
    known = [
        sa.CheckConstraint(FAMILIES, name=op.f('ck_structure_agreement_family')),
        sa.CheckConstraint('version > 0', name=op.f('ck_structure_agreement_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_structure_agreement_wave_id_wave')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_structure_agreement_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', 'family', name=op.f('pk_structure_agreement')),
    ]
    former = 'structure_agreement_former'
    op.rename_table('structure_agreement', former)
    if op.get_bind().dialect.name == 'postgresql':  # names of constraints are the table's there, of the key the schema's
        op.execute(f'alter table {former} drop constraint pk_structure_agreement')
    op.create_table(
        'structure_agreement',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('family', sa.Text(), nullable=False),
        column,
        sa.Column('version', WHOLE, nullable=False),
        *known,
        *more,
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    kept = f'select wave_id, actor_id, family, {value}, version from {former}'  # noqa: S608  constants
    op.execute(f'insert into structure_agreement (wave_id, actor_id, family, {column.name}, version) {kept}')
    op.drop_table(former)
