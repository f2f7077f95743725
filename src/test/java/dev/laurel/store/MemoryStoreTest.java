package dev.laurel.store;

import dev.laurel.contract.StateStoreContract;
import dev.laurel.engine.StateStore;

class MemoryStoreTest extends StateStoreContract {
    @Override
    protected StateStore open() {
        return new MemoryStore();
    }

    @Override
    protected StateStore openAgain(StateStore store) {
        return store;
    }
}
