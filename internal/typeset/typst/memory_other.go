//go:build !linux

package typst

import "context"

// withMemory leaves the compiler's memory to Go.
func withMemory(ctx context.Context) context.Context { return ctx }
