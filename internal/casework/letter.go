package casework

import (
	"slices"
	"strconv"
)

// Lettered gives each question without a letter of its own the next one that no question of any reading of an order had. The order is nil for one that is
// not on record yet.
func Lettered(o *Order, all []Question) []Question {
	all = slices.Clone(all)
	used := o.letters()
	for _, q := range all {
		used = append(used, q.Key)
	}
	for i := range all {
		for n := 0; all[i].Key == ""; n++ {
			if key := letter(n); !slices.Contains(used, key) {
				all[i].Key, used = key, append(used, key)
			}
		}
	}
	return all
}

// letters are those that questions of the order have had in any reading.
func (o *Order) letters() []string {
	if o == nil {
		return nil
	}
	questions := slices.Clone(o.Questions)
	for _, e := range append(slices.Clone(o.Readings), o.Entry) {
		switch b := e.Body.(type) {
		case OrderBody:
			questions = append(questions, b.Questions...)
		case OrderReadBody:
			questions = append(questions, b.Questions...)
		case QuestionsMarkedBody:
			questions = append(questions, b.asked()...)
		}
	}
	var keys []string
	for _, q := range questions {
		keys = append(keys, q.Key)
	}
	return keys
}

// letter is a, b, c ... z, a2, b2.
func letter(n int) string {
	key := string(rune('a' + n%26))
	if n >= 26 {
		key += strconv.Itoa(n/26 + 1)
	}
	return key
}
