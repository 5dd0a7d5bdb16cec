# zsh.zsh COMPLETION PROGRAM LINE: prints what zsh would offer at the end of the line. A shell on a
# terminal of its own gets the line and a tab; its compadd writes down what it is given.
zmodload zsh/zpty
folder=$(mktemp -d)
offered=$folder/offered
cp $1 $folder/_$2

zpty shell zsh -f -i
zpty -w shell "
PROMPT= ; unsetopt zle_bracketed_paste 2>/dev/null; unset zle_bracketed_paste
fpath=($folder \$fpath); autoload -U compinit; compinit -u -d ~/.zcompdump
compadd() {
    local -a words
    if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        builtin compadd -A words \"\$@\"
        print -l -- \$words >>$offered
    fi
    builtin compadd \"\$@\"
}
finish() { print -n 'THE ''END' }
comppostfuncs=(finish)
bindkey '^I' complete-word
print 'THE ''BEGIN'
"
zpty -r shell ignored '*THE BEGIN*'
zpty -n -w shell "$3"$'\t'
zpty -r shell ignored '*THE END*'
zpty -d shell
[[ ! -s $offered ]] || grep . $offered
rm -r $folder
