package argument

// adjacency is a list of lists in two flat arrays: the neighbours of i are to[start[i]:start[i+1]].
type adjacency struct{ start, to []int32 }

// group sorts n pairs (key, value) by key, keeping their order within a key. Keys are below keys.
func group(keys int32, n int, pair func(int) (key, value int32)) adjacency {
	if n == 0 {
		return adjacency{}
	}
	// While filling, start[k+1] is where the next value of k goes; it ends where k+1 starts.
	a := adjacency{start: make([]int32, keys+2), to: make([]int32, n)}
	for i := range n {
		key, _ := pair(i)
		a.start[key+2]++
	}
	for k := 2; k < len(a.start); k++ {
		a.start[k] += a.start[k-1]
	}
	for i := range n {
		key, value := pair(i)
		a.to[a.start[key+1]] = value
		a.start[key+1]++
	}
	a.start = a.start[:keys+1]
	return a
}

// of is the neighbours of i.
func (a adjacency) of(i int32) []int32 {
	if a.to == nil {
		return nil
	}
	return a.to[a.start[i]:a.start[i+1]]
}
