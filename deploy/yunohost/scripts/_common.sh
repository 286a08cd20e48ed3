#!/bin/bash

# The packages of the lock files, each by its hash, in an environment made anew.
tablee_packages() {
	ynh_exec_as_app python3 -m venv --clear "$install_dir/venv"
	ynh_hide_warnings ynh_exec_as_app "$install_dir/venv/bin/python" -m pip install --no-cache-dir --quiet \
		--disable-pip-version-check --require-hashes --requirement "$install_dir/source/requirements.lock"
	ynh_hide_warnings ynh_exec_as_app "$install_dir/venv/bin/python" -m pip install --no-cache-dir --quiet \
		--disable-pip-version-check --require-hashes --no-deps --requirement "$install_dir/source/requirements-alone.lock"
}

# A command of the application, with its settings and as itself: the key is in no argument that others may list.
tablee() {
	# shellcheck disable=SC2016  # it is the inner shell that reads them
	ynh_exec_as_app bash -c 'cd "$0/source" && set -a && . "$0/tablee.env" && set +a && exec "$@"' "$install_dir" \
		"$install_dir/venv/bin/python" -m commands "$@"
}

# Its settings, readable by itself alone.
tablee_settings() {
	ynh_config_add --template="tablee.env" --destination="$install_dir/tablee.env"
	tablee_rights
}

# What belongs to whom: the code is read, the data written, and nobody else sees either.
tablee_rights() {
	chown -R "$app:$app" "$install_dir" "$data_dir"
	chmod 750 "$install_dir"
	chmod 700 "$data_dir"
	if [ -e "$install_dir/tablee.env" ]; then
		chmod 400 "$install_dir/tablee.env"
	fi
}
