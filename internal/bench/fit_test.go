package bench

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestThePowerLawOfFiguresThatFollowOneIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(0.1, 100).Draw(t, "a"), rapid.Float64Range(-1, 2).Draw(t, "b")
		var all []sample
		for _, cases := range []int{3000, 10_000, 30_000, 100_000} {
			all = append(all, sample{cases, a * math.Pow(float64(cases), b)})
		}
		got, told := exponent(all)
		if !told || math.Abs(got-b) > 1e-6 {
			t.Errorf("found %v, %v; want %v", got, told, b)
		}
		if times, _ := ratio(all); math.Abs(times-math.Pow(10, b)) > 1e-6*times {
			t.Errorf("from 10,000 to 100,000 it grew %v times, want %v", times, math.Pow(10, b))
		}
	})
}

func TestOneSizeTellsNoGrowth(t *testing.T) {
	one := []sample{{3000, 4}}
	if _, told := exponent(one); told {
		t.Error("one figure told a power law")
	}
	if _, told := ratio(one); told {
		t.Error("one figure told how often it grew")
	}
	if times, told := ratio([]sample{{3000, 4}, {10_000, 6}}); !told || times != 1.5 {
		t.Errorf("up to 10,000 cases it grew %v times, want 1.5", times)
	}
}
