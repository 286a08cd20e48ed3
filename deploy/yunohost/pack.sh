#!/bin/bash
# Make the package of what is committed: deploy/yunohost/pack.sh ADDRESS FOLDER
# ADDRESS: where FOLDER/tablee.tar.gz will be downloaded from. FOLDER/tablee_ynh is the package, by the hash of it.
set -euo pipefail
address=$1
folder=$(realpath "$2")
here=$(realpath "$(dirname "$0")")
root=$(git -C "$here" rev-parse --show-toplevel)

git -C "$root" archive --format=tar --prefix=tablee/ HEAD | gzip -n >"$folder/tablee.tar.gz"
mkdir "$folder/tablee_ynh"
cp -R "$here"/{README.md,manifest.toml,tests.toml,conf,doc,scripts} "$root/LICENSE" "$folder/tablee_ynh/"
mkdir "$folder/tablee_ynh/doc/screenshots"
cp "$root/docs/screenshot.png" "$folder/tablee_ynh/doc/screenshots/wall.png"
cat >>"$folder/tablee_ynh/manifest.toml" <<END

    [resources.sources.main]
    url = "$address"
    sha256 = "$(sha256sum "$folder/tablee.tar.gz" | cut -d " " -f 1)"
END
