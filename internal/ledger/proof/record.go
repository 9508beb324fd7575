package proof

import (
	"encoding/hex"
	"fmt"

	"candour/internal/ledger"
)

// Record is where one stream stood when it was sealed.
type Record struct {
	Stream  ledger.StreamID
	Version int64
	Link    ledger.Hash
}

// Text is the record as it stands in the log, two lines with their line feeds. Random names, numbers and hashes: no word of any case.
func (r Record) Text() []byte {
	return fmt.Appendf(nil, "candour head 1\n%s %d %s\n", r.Stream, r.Version, hex.EncodeToString(r.Link[:]))
}
