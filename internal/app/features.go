package app

import (
	"candour/internal/access"
	"candour/internal/ledger"
)

// kinds are every feature's kinds of entry.
func kinds() []*ledger.Set {
	return []*ledger.Set{&access.Kinds}
}

// views are every feature's rows for lists and searches.
func views() []*ledger.View {
	return []*ledger.View{access.ReadRows, access.Ties(ties()...)}
}

// ties are every feature's rules for who is tied to what.
func ties() []access.TieFunc {
	return nil
}
