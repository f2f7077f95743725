#!/usr/bin/env bash
# Installs the .deb that build.sh has made, tries the installed program as a person would, and removes it again.
# Needs root (or sudo), and what .ci/run installs for it. Pictures of what was seen stay in target/installers/check.
set -euo pipefail
cd "$(dirname "$0")/../.."

installers=target/installers
deb=$(echo $installers/laurel_*.deb)
rpm=$(echo $installers/laurel-*.rpm)
version=$(dpkg-deb --field "$deb" Version)
seen=$PWD/$installers/check
here=$PWD/packaging/linux
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
home=$(mktemp -d)
started=()

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'check: %s\n' "$*" >&2; exit 1; }
expect() { [ "$2" = "$3" ] || fail "$1: expected «$2», found «$3»"; }
# Waits until a command succeeds, for as long as a busy machine may take.
await() {
  local what=$1 i
  shift
  for ((i = 0; i < 600; i++)); do
    if "$@" > /dev/null 2>&1; then return; fi
    sleep 0.2
  done
  import -window root "$seen/failed.png" || true
  fail "waited in vain for $what; see $seen/failed.png"
}
clean_up() {
  for process in "${started[@]}"; do kill "$process" 2> /dev/null || true; done
  $sudo dpkg --purge laurel > /dev/null 2>&1 || true
  rm -rf "$home"
}
trap clean_up EXIT

rm -rf "$seen"
mkdir -p "$seen"
export HOME=$home XDG_DATA_HOME=$home/.local/share XDG_CONFIG_HOME=$home/.config XDG_CACHE_HOME=$home/.cache
gone() { ! kill -0 "$1"; }
unset LAUREL_DATA LAUREL_PASSPHRASE JAVA_TOOL_OPTIONS XDG_CURRENT_DESKTOP

say "Control file and size"
expect "package" laurel "$(dpkg-deb --field "$deb" Package)"
case $(dpkg-deb --field "$deb" Depends) in
  *libgtk-3-0*libpangoft2-1.0-0*) ;;
  *) fail "Depends misses what JavaFX needs" ;;
esac
bytes=$(stat -c %s "$deb")
[ "$bytes" -lt 90000000 ] || fail "the .deb has $bytes bytes; 90 MB are promised"
printf '%s: %s bytes, installed %s KiB\n' "$deb" "$bytes" "$(dpkg-deb --field "$deb" Installed-Size)"
dpkg-deb --control "$deb" "$home/control"
[ "$(cd "$home/control" && echo *)" = "control md5sums" ] || fail "there are scripts in the package"
lintian --allow-root --fail-on error --tag-display-limit 0 --suppress-tags jar-not-in-usr-share "$deb"

say "The .rpm has the same files"
expect "owners in the .rpm" root/root \
  "$(rpm --query --package --queryformat '[%{FILEUSERNAME}/%{FILEGROUPNAME}\n]' "$rpm" | sort -u)"
mkdir "$home/deb" "$home/rpm"
dpkg-deb --extract "$deb" "$home/deb"
rpm2cpio "$rpm" | (cd "$home/rpm" && cpio --extract --make-directories --preserve-modification-time --quiet)
listing() {
  (cd "$1" && find . -type l -printf '%p %l\n' -o -type f -printf '%p %m %T@ ' -exec sha256sum {} \; | sort)
}
diff <(listing "$home/deb") <(listing "$home/rpm") || fail "the .deb and the .rpm differ"
printf '%s files\n' "$(listing "$home/deb" | wc -l)"
rm -rf "$home/deb" "$home/rpm" "$home/control"

say "Upgrade from an older package"
older=$home/older
dpkg-deb --raw-extract "$deb" "$older"
sed -i 's/^Version: .*/Version: 0.0.1-1/' "$older/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$older" "$home/older.deb" > /dev/null
rm -rf "$older"
$sudo apt-get install -y -qq "$home/older.deb" > /dev/null
rm "$home/older.deb"
cat > "$home/Spiel ä.json" <<'CATALOG'
{"score":{"100":{"title":"Century","icon":"🏆"},"1000":{"title":"Grand","icon":"⭐"}}}
CATALOG
laurel profile add Mira --catalog "$home/Spiel ä.json"
laurel update Mira score=150
$sudo apt-get install -y -qq "./$deb" > /dev/null
expect "installed version" "$version" "$(dpkg-query --showformat '${Version}' --show laurel)"
score() { laurel show Mira --json | sed 's/.*"score":\[\([0-9]*\).*/\1/'; }
expect "what the older one has kept" 150 "$(score)"

say "Menu entry, kinds of files, icons, manual"
desktop-file-validate /usr/share/applications/laurel.desktop
class=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/laurel.desktop)
kind() { gio info --attributes standard::content-type "$1" | sed -n 's/.*content-type: //p'; }
printf '{}' > "$home/a.laurel"
printf 'age-encryption.org/v1\n' > "$home/without-suffix"
expect "kind of a .laurel file" application/vnd.laurel.profile+json "$(kind "$home/a.laurel")"
expect "kind of an age file" application/x-age-encryption "$(kind "$home/without-suffix")"
rm "$home/a.laurel" "$home/without-suffix"
for kind in application/vnd.laurel.profile+json application/json application/x-age-encryption; do
  case $(gio mime $kind) in *laurel.desktop*) ;; *) fail "Laurel does not open $kind" ;; esac
done
for size in 16x16 24x24 32x32 48x48 64x64 128x128 256x256 512x512; do
  expect "size of an icon" ${size/x/ } "$(identify -format '%w %h' /usr/share/icons/hicolor/$size/apps/laurel.png)"
done
man --warnings laurel 2>&1 > /dev/null | { ! grep .; } || fail "the manual page has faults"

say "Commands, in a locale without letters"
expect "version" "Laurel ${version%-*}" "$(laurel --version)"
export LC_ALL=C
laurel catalog check "$home/Spiel ä.json" > /dev/null
laurel update Mira score=7 > /dev/null
laurel export Mira -o "$home/Zoë – 1.json"
case $(laurel update Mira score=2000) in *Grand*) ;; *) fail "nothing was unlocked" ;; esac
laurel import Mira "$home/Zoë – 1.json" --strategy replace > /dev/null
expect "score after the import" 7 "$(score)"
laurel undo Mira > /dev/null
expect "score after undo" 2000 "$(score)"
unset LC_ALL

say "A start-up cache that does not fit is passed over in silence"
cache=/opt/laurel/lib/laurel.aot
$sudo cp --preserve $cache "$home/cache"
printf 'no cache' | $sudo tee $cache > /dev/null
expect "output with a foreign cache" "Laurel ${version%-*}" "$(laurel --version 2>&1)"
$sudo cp --preserve "$home/cache" $cache
rm -f "$home/cache"

say "Data of a newer Laurel is opened for reading only"
newer=$home/newer
LAUREL_DATA=$newer laurel profile add Ann --catalog "$home/Spiel ä.json"
python3 - "$newer" <<'PYTHON'
import glob, sqlite3, sys
(file,) = glob.glob(sys.argv[1] + "/*.db")
with sqlite3.connect(file) as database:
    database.execute("PRAGMA user_version = 999")
PYTHON
LAUREL_DATA=$newer laurel show Ann > /dev/null 2>&1 || fail "newer data can't be read"
if LAUREL_DATA=$newer laurel update Ann score=1 2> "$home/refusal"; then fail "newer data was changed"; fi
grep -q 'STORE-NEWER' "$home/refusal" || fail "no clear word on newer data: $(cat "$home/refusal")"
rm -rf "$newer" "$home/refusal"

say "The window, under Xvfb with a window manager"
mkfifo "$home/display"
Xvfb -noreset -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3> "$home/display" > /dev/null 2>&1 &
started+=($!)
read -r number < "$home/display"
rm "$home/display"
export DISPLAY=:$number
openbox > /dev/null 2>&1 &
started+=($!)
await "the window manager" xprop -root _NET_SUPPORTING_WM_CHECK
gtk-launch laurel > /dev/null 2>&1
await "the window" xdotool search --onlyvisible --class "$class"
window=$(xdotool search --onlyvisible --class "$class" | tail -n 1)
process=$(xdotool getwindowpid "$window")
started+=("$process")
grep -q /opt/laurel/lib/window.aot "/proc/$process/maps" || fail "the start-up cache is not in use"
colours() { import -window "$window" "$home/now.png" && [ "$(identify -format %k "$home/now.png")" -gt "$1" ]; }
await "the window's contents" colours 300
import -window "$window" "$seen/window.png"

# The plan of an import lies over the window, with its button at the lower right of a window of 1280 x 800.
import_by() {
  local what=$1
  shift
  laurel update Mira score=5 > /dev/null
  await "the window to stand still" still
  rm -f "$seen/before.png"
  import -window "$window" "$seen/before.png"
  "$@"
  await "the plan of the $what file" changed "$seen/before.png"
  await "the plan of the $what file to stand still" still
  import -window "$window" "$seen/$what.png"
  await "the import of the $what file" pressed_with_score 7
  rm "$seen/before.png"
}
different() { compare -metric AE "$1" "$2" null: 2>&1 || true; }
changed() { import -window "$window" "$home/now.png" && [ "$(different "$1" "$home/now.png")" -gt 30000 ]; }
still() {
  import -window "$window" "$home/then.png"
  sleep 1
  import -window "$window" "$home/now.png"
  [ "$(different "$home/then.png" "$home/now.png")" = 0 ]
}
pressed_with_score() {
  xdotool windowactivate --sync "$window" mousemove --window "$window" 1068 712 click 1
  sleep 1
  [ "$(score)" = "$1" ]
}
drag() {
  local from
  /usr/bin/python3 "$here/drag_source.py" "$1" 2> /dev/null &
  started+=($!)
  await "the drag source" xdotool search --onlyvisible --name 'Drag source'
  from=$(xdotool search --onlyvisible --name 'Drag source')
  xdotool windowactivate --sync "$from" mousemove --window "$from" 60 60 mousedown 1
  # Desktops take a press for a drag once it has moved some way.
  for step in 20 40 60; do sleep 0.2; xdotool mousemove_relative $step 10; done
  for step in 400 420 440 460; do sleep 0.3; xdotool mousemove --window "$window" $step 400; done
  sleep 1
  xdotool mouseup 1
}

say "A file opened by its kind, then one that is dropped"
gio mime application/json laurel.desktop > /dev/null
import_by opened gio open "$home/Zoë – 1.json"
import_by dropped drag "$home/Zoë – 1.json"
[ "$(pgrep --count --full '/opt/laurel/lib/laurel.jar' || true)" -le 1 ] || fail "there are two windows"
xdotool windowactivate --sync "$window" key alt+F4
await "the end of the program" gone "$process"

say "Every view, in the installed program"
laurel tour --on screen --out "$seen/tour" > /dev/null
[ "$(find "$seen/tour" -name '*.png' | wc -l)" -ge 12 ] || fail "the tour has left out views"

say "Removed without leftovers"
dpkg --listfiles laurel > "$home/files"
$sudo apt-get purge -y -qq laurel > /dev/null
while read -r file; do
  [ ! -e "$file" ] || [ -d "$file" ] || fail "$file is still there"
done < "$home/files"
rest=$($sudo find /opt /usr /etc /var/lib/dpkg/info -iname '*laurel*' -not -path '*/target/*' 2> /dev/null)
[ -z "$rest" ] || fail "left behind: $rest"
rest=$(grep -rl laurel /usr/share/applications/mimeinfo.cache /usr/share/mime/packages /usr/share/mime/globs2 || true)
[ -z "$rest" ] || fail "still named in: $rest"
# Of a person's folders only those of Laurel itself, with what it is there to keep.
rest=$(cd "$home" && find . -mindepth 1 -maxdepth 4 \( -iname '*openjfx*' -o -iname '.java' -o -iname 'jna*' \))
[ -z "$rest" ] || fail "unpacked into the home: $rest"
echo "Done; pictures are in $installers/check."
