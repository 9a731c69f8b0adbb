#!/usr/bin/env bash
# Holds every PDF below a folder `web` of a finished build to PDF/A-2a and PDF/UA-1 with veraPDF (tests/Archive.java).
# veraPDF's library comes inside a package of PyPI that is built on it; JAXB, which it needs, from the system.
# Usage: tests/archive.sh OUTPUT VERAPDF_JAR
set -euo pipefail

folder=${1:?usage: tests/archive.sh OUTPUT VERAPDF_JAR}
jar=${2:?usage: tests/archive.sh OUTPUT VERAPDF_JAR}
classes=$jar
for name in jaxb-runtime jaxb-core istack-commons-runtime javax.activation txw2; do
    classes+=:/usr/share/java/$name.jar
done
find "$folder" -path '*/web/*.pdf' -print0 | sort -z |
    xargs -0 java -Xmx3g -cp "$classes" "$(dirname "$0")/Archive.java" 2a,ua1
