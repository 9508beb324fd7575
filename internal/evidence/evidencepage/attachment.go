package evidencepage

import (
	"candour/internal/evidence"
	"candour/internal/ledger"
)

// AttachmentJob is the kind of job that makes what people see of an attachment. Its entry is the source.
const AttachmentJob = "evidence.attachment"

// withAttachmentJob asks for each attachment of a change to be made ready, in the same append.
func withAttachmentJob(change ledger.Change, err error) (ledger.Change, error) {
	for stream, entries := range change.Entries {
		for _, n := range entries {
			if b, ok := n.Body.(evidence.SourceBody); ok && !b.Paper.File.IsZero() {
				change.Jobs = append(change.Jobs, ledger.Job{ID: ledger.DerivedID(stream, "attachment of "+string(n.ID)), Kind: AttachmentJob, Stream: stream, Entry: n.ID})
			}
		}
	}
	return change, err
}
