package eventstore_test

import (
	"testing"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) eventstore.Store { return new(eventstore.Memory) })
}
