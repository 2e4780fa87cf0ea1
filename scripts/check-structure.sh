#!/usr/bin/env bash
# Holds the sources against the table of rooms in docs/CONTRIBUTING.md: who may import what, who alone touches a C library,
# that libraries never print, and that package declarations are documented. Prints every offence; exit 1 when there is one.
set -uo pipefail
cd "$(dirname "$0")/.."
offences=0
offend() { printf 'structure: %s\n' "$*"; offences=$((offences + 1)); }

# Room: the rooms, packages and C modules its files may import (system modules below are free).
allowed() {
  case $1 in
    GeoPrimitives) echo "" ;;
    GeoEngine) echo "CGEOS CPROJ GeoPrimitives" ;;
    GeoFormats) echo "CGDAL GeoPrimitives" ;;
    MILP) echo "CHiGHS" ;;
    ServiceModel) echo "GeoPrimitives" ;;
    CoverageAnalysis) echo "ServiceModel GeoEngine GeoPrimitives" ;;
    Siting) echo "ServiceModel CoverageAnalysis MILP GeoPrimitives" ;;
    MapRendering) echo "CMapAssets GeoFormats GeoEngine GeoPrimitives" ;;
    CatchmentKit) echo "CProfiles GeoPrimitives GeoEngine GeoFormats ServiceModel CoverageAnalysis Siting Scenarios MapRendering CCrypto Yams" ;;
    Scenarios) echo "CoverageAnalysis Siting ServiceModel GeoPrimitives" ;;
    CatchmentCLI) echo "CatchmentKit ArgumentParser" ;;
    *) echo "?" ;;
  esac
}
system_modules="Glibc Dispatch Synchronization FoundationEssentials"

for room in Sources/*/; do
  room=$(basename "$room")
  case $room in CGEOS | CPROJ | CGDAL | CHiGHS | CCrypto)
    for file in Sources/"$room"/*; do
      case $(basename "$file") in module.modulemap | shim.h) ;; *) offend "$file: a C room holds a module map and a shim, nothing else" ;; esac
    done
    continue ;;
  CMapAssets)
    for file in Sources/"$room"/*; do
      case $(basename "$file") in assets | include | map_assets.c) ;; *) offend "$file: the room of assets holds assets and their table, nothing else" ;; esac
    done
    continue ;;
  CProfiles)
    for file in Sources/"$room"/*; do
      case $(basename "$file") in profiles | include | profiles.c) ;; *) offend "$file: the room of profiles holds profiles and their table, nothing else" ;; esac
    done
    continue ;;
  esac
  may=$(allowed "$room")
  [ "$may" != "?" ] || { offend "Sources/$room: no such room in the table"; continue; }
  while IFS=: read -r file line text; do
    module=$(sed -E 's/^(@[a-zA-Z_]+ +)*((public|package|internal|fileprivate|private) +)?import +((struct|class|enum|protocol|func|var|let|typealias) +)?([A-Za-z_0-9]+).*/\6/' <<<"$text")
    case " $may $system_modules " in *" $module "*) ;; *) offend "$file:$line: $room may not import $module" ;; esac
    case $text in *@_exported*) [ "$(basename "$file")" = Exports.swift ] || offend "$file:$line: @_exported belongs in Exports.swift" ;; esac
  done < <(grep -rnE '^(@[a-zA-Z_]+ +)*((public|package|internal|fileprivate|private) +)?import ' --include='*.swift' "Sources/$room")
done

# YAML is read in one place.
while IFS= read -r hit; do offend "$hit (Yams belongs in Sources/CatchmentKit/Plan)"; done < <(
  grep -rnE '^ *((public|package|internal|private) +)?import Yams' --include='*.swift' Sources | grep -v '^Sources/CatchmentKit/Plan/')

while IFS= read -r hit; do offend "$hit (libraries never print)"; done < <(
  grep -rnE '(^|[^.A-Za-z_])(print|debugPrint|dump)\(' --include='*.swift' Sources | grep -v '^Sources/CatchmentCLI/' | grep -vE ':[0-9]+: *///?')
while IFS= read -r hit; do offend "$hit (programmer mistakes only are preconditions; bad input is an error)"; done < <(
  grep -rnE 'fatalError\(|try!|as!' --include='*.swift' Sources | grep -vE ':[0-9]+: *///?')

# @unchecked Sendable says in the line above who owns the value.
while IFS= read -r hit; do offend "$hit: @unchecked Sendable without a /// line that says who owns it"; done < <(
  find Sources -name '*.swift' -print0 | xargs -0 awk '/@unchecked Sendable/ && previous !~ /^ *\/\/\// { print FILENAME ":" FNR } { previous = $0 }')

# A package declaration is documented: the line above it (attributes aside) is a /// line.
while IFS= read -r hit; do offend "$hit: this package declaration has no /// comment"; done < <(
  find Sources -name '*.swift' -print0 | xargs -0 awk '
    FNR == 1 { previous = "" }
    /^ *package (static |final |mutating |borrowing |consuming |nonisolated |override |convenience )*(struct|enum|class|protocol|func|var|let|init|subscript|typealias|actor|extension)/ {
      if (previous !~ /^ *\/\/\// && $0 !~ /extension/) print FILENAME ":" FNR
    }
    !/^ *@/ { previous = $0 }')

# Every unsafe expression in a room with strict memory safety is listed, so that a reviewer sees it.
rooms_with_c='^Sources/(GeoEngine|GeoFormats|MILP)/'
printf 'structure: unsafe expressions outside the C rooms:\n'
grep -rnE '\bunsafe\b' --include='*.swift' Sources | grep -vE "$rooms_with_c" | sed 's/^/  /' | cut -c1-150

if [ "$offences" -gt 0 ]; then printf 'structure: %d offences\n' "$offences"; exit 1; fi
printf 'structure: every import, print and package declaration is in its place\n'
