// Package practicepage holds the pages of guidance and tools: the list, one of them with what rests on it, adding one and withdrawing one.
package practicepage
