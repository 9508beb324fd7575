package bench

import (
	"math"
	"slices"
)

// sample is a figure as it was at one size.
type sample struct {
	cases int
	value float64
}

// exponent is b of the power law value = a · cases^b that lies nearest to the samples, on logarithmic paper: 0 for what does not grow, 1 for what grows
// as the service does. False when they do not tell.
func exponent(all []sample) (b float64, told bool) {
	all = slices.DeleteFunc(slices.Clone(all), func(s sample) bool { return s.value <= 0 })
	if len(all) < 2 {
		return 0, false
	}
	var x, y, xx, xy float64
	for _, s := range all {
		lx, ly := math.Log(float64(s.cases)), math.Log(s.value)
		x, y, xx, xy = x+lx, y+ly, xx+lx*lx, xy+lx*ly
	}
	n := float64(len(all))
	return (n*xy - x*y) / (n*xx - x*x), true
}

// grownFrom is the size from which growth is told: 10,000 cases, or the smallest when that was not measured or is the largest.
const grownFrom = 10_000

// ratio is how many times larger a figure is at the largest size than at the one from which growth is told.
func ratio(all []sample) (times float64, told bool) {
	if len(all) < 2 {
		return 0, false
	}
	from, last := all[0], all[len(all)-1]
	for _, s := range all[:len(all)-1] {
		if s.cases == grownFrom {
			from = s
		}
	}
	return last.value / from.value, from.value > 0
}
