# fish.fish COMPLETION PROGRAM LINE: prints what fish would offer at the end of the line.
source $argv[1]; or exit 1
complete -C $argv[3] | string split --fields 1 \t
exit 0 # split fails where there is nothing
