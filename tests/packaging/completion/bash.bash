# bash.bash COMPLETION PROGRAM LINE: prints what bash would offer at the end of the line.
source /usr/share/bash-completion/bash_completion
source "$1" || exit
COMP_LINE=$3
COMP_POINT=${#3}
COMP_TYPE=9
COMP_KEY=9
read -ra COMP_WORDS <<<"$3"
[[ $3 != *' ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
spec=$(complete -p "$2") # complete -F FUNCTION PROGRAM
read -r _ _ function _ <<<"$spec"
"$function" "$2" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
