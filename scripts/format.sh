#!/usr/bin/env bash
# Formats the Swift sources in place; `scripts/format.sh --lint` only says what is not formatted or not documented.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${1:-}" = --lint ]; then
  swift format lint --strict --recursive --parallel Package.swift Sources Tests
  echo 'format: clean'
else
  swift format format --in-place --recursive --parallel Package.swift Sources Tests
fi
