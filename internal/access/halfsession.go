package access

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// halfLife is how long somebody whose password was right has for their code.
const halfLife = 10 * time.Minute

// BeginHalf notes that a person's password was right. The token opens nothing but the question for a code.
func (s Sessions) BeginHalf(ctx context.Context, person ledger.StreamID) (token string, err error) {
	token = newToken()
	_, err = s.DB.ExecContext(ctx, `INSERT INTO half_session (token, person, ends) VALUES ($1, $2, $3)`,
		digest(token), string(person), ledger.FormatTime(s.Clock().Add(halfLife)))
	return token, err
}

// Half is whose password was right.
func (s Sessions) Half(ctx context.Context, token string) (ledger.StreamID, error) {
	var person string
	err := s.DB.QueryRowContext(ctx, `SELECT person FROM half_session WHERE token = $1 AND ends > $2`, digest(token), ledger.FormatTime(s.Clock())).Scan(&person)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fault.BadInput("That took longer than ten minutes. Sign in again.", nil)
	}
	if err != nil {
		return "", fmt.Errorf("half a session: %w", err)
	}
	return ledger.StreamID(person), nil
}

// EndHalf ends the question for a code, once it was answered.
func (s Sessions) EndHalf(ctx context.Context, token string) error {
	_, err := s.DB.ExecContext(ctx, `DELETE FROM half_session WHERE token = $1`, digest(token))
	return err
}
