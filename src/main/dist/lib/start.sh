# Java takes the names of files from the locale, and there are more letters than those of the C locale.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    *UTF-8* | *UTF8* | *utf-8* | *utf8*) ;;
    *)
        [ -n "$LC_ALL" ] && LANG=$LC_ALL && unset LC_ALL
        LC_CTYPE=C.UTF-8
        export LC_CTYPE LANG
        ;;
esac

# A command is over before a better compiler would pay; a window runs for hours and draws in half the time with it.
compiler=-XX:TieredStopAtLevel=1
case $1 in
    --data) first=$3 ;;
    --data=*) first=$2 ;;
    *) first=$1 ;;
esac
case $first in
    '' | tour | gallery) compiler= ;;
    *) [ -f "$first" ] && compiler= ;;
esac
