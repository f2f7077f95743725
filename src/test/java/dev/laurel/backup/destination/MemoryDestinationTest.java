package dev.laurel.backup.destination;

import dev.laurel.contract.DestinationContract;
import dev.laurel.fakes.MemoryDestination;

class MemoryDestinationTest extends DestinationContract {
    private final MemoryDestination destination = new MemoryDestination("memory");

    @Override
    protected Destination destination() {
        return destination;
    }
}
