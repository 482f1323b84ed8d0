package ${{ values.package }}.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One structured line a request, with an id that the caller may bring ({@code x-request-id}) and gets back. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLogFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogFilter.class);
    private static final String HEADER = "x-request-id";
    private static final String KEY = "requestId";
    private static final Pattern SANE_ID = Pattern.compile("[\\w-]{1,64}");
    private static final Set<String> UNLOGGED = Set.of("/healthz", "/readyz", "/metrics");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requestId = requestId(request.getHeader(HEADER));
        response.setHeader(HEADER, requestId);
        long started = System.nanoTime();
        MDC.put(KEY, requestId);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException exception) {
            // Here, because the container, which goes on with it, no longer knows the id.
            LOG.atError().setCause(exception).log("unhandled exception");
            throw exception;
        } finally {
            log(request, response, Duration.ofNanos(System.nanoTime() - started));
            MDC.remove(KEY);
        }
    }

    private static String requestId(String given) {
        boolean sane = given != null && SANE_ID.matcher(given).matches();
        return sane ? given : UUID.randomUUID().toString();
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, Duration duration) {
        if (UNLOGGED.contains(request.getRequestURI())) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("durationMs", duration.toMillis())
                .log("request");
    }
}
