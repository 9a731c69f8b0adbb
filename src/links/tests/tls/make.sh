#!/bin/sh
# Makes the certificates that the tests of links serve pages under. They are good for nothing else, and last a century,
# so that it need not be run again.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/$1.key"; }
der() { openssl x509 -in "$work/$1.pem" -outform DER -out "$1.der"; }

key ca
openssl req -x509 -new -key "$work/ca.key" -subj "/CN=Test CA" -days 36500 -out "$work/ca.pem" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
der ca
# One key for all hosts: the tests serve under any of these.
key host
openssl pkcs8 -topk8 -nocrypt -in "$work/host.key" -outform DER -out host.key.der
openssl req -x509 -new -key "$work/host.key" -subj "/CN=city" -days 36500 -out "$work/own.pem" \
    -addext "subjectAltName=DNS:www.city.gov.cn"
der own

mkdir "$work/new"; : > "$work/index"; echo 01 > "$work/serial"
printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index\nserial=%s/serial\nnew_certs_dir=%s/new\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n' \
    "$work" "$work" "$work" > "$work/ca.cnf"
# Name, host, first and last day.
signed() {
    printf 'subjectAltName=DNS:%s\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' "$2" > "$work/$1.ext"
    openssl req -new -key "$work/host.key" -subj "/CN=city" -out "$work/$1.csr"
    openssl ca -batch -notext -config "$work/ca.cnf" -cert "$work/ca.pem" -keyfile "$work/ca.key" -in "$work/$1.csr" \
        -extfile "$work/$1.ext" -startdate "$3" -enddate "$4" -out "$work/$1.pem"
    der "$1"
}
signed good www.city.gov.cn 20200101000000Z 21200101000000Z
signed elsewhere www.example.com 20200101000000Z 21200101000000Z
signed expired www.city.gov.cn 20200101000000Z 20210101000000Z
