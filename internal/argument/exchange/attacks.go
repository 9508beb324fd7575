package exchange

import "candour/internal/argument"

// mostArguments bounds what a first line of a few bytes can make us allocate: some half a gigabyte.
const mostArguments = 10_000_000

// readAttacks reads the competition format, whose first line it is given.
func readAttacks(l *lines, first [][]byte) (*argument.Graph, error) {
	if len(first) != 3 || string(first[1]) != "af" {
		return nil, refuse(l.number, "an attack graph starts “p af N”, N being how many arguments it has.")
	}
	n, valid := number(first[2])
	if !valid || n > mostArguments {
		return nil, refuse(l.number, "“%s” is not a number of arguments from 0 to %d.", first[2], mostArguments)
	}
	var attacks []argument.Attack
	for fields, more := l.next(); more; fields, more = l.next() {
		if len(fields) != 2 {
			return nil, refuse(l.number, "an attack is two numbers, “i j”.")
		}
		var pair [2]int32
		for i, field := range fields {
			named, valid := number(field)
			if !valid || named < 1 || named > n {
				return nil, refuse(l.number, "“%s” is not an argument from 1 to %d.", field, n)
			}
			pair[i] = int32(named - 1)
		}
		attacks = append(attacks, argument.Attack{From: pair[0], To: pair[1]})
	}
	return argument.NewAttackGraph(n, attacks)
}

// number reads decimal digits, at most nine of them.
func number(digits []byte) (n int, valid bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, true
}
