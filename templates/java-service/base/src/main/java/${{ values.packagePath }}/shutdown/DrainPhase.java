package ${{ values.package }}.shutdown;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first phase of a shutdown, before the port closes: callers see that they shall go, by {@code /readyz} and by {@link
 * ConnectionCloser}, and those that are on their way are still served.
 */
@Component
class DrainPhase implements SmartLifecycle {

    private final ShutdownProperties properties;
    private volatile boolean running;

    DrainPhase(ShutdownProperties properties) {
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            Thread.sleep(properties.drain().toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
