package ${{ values.package }}.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestLogFilterTests {

    private final RequestLogFilter filter = new RequestLogFilter();

    @Test
    void keepsASaneIdOfTheCaller() throws Exception {
        assertThat(idAfterRequestWith("abc-1")).isEqualTo("abc-1");
    }

    @Test
    void makesAnIdWhereThereIsNoneOrItIsNotSane() throws Exception {
        assertThat(idAfterRequestWith(null)).matches("[0-9a-f-]{36}");
        assertThat(idAfterRequestWith("not sane")).matches("[0-9a-f-]{36}");
    }

    /** The id that the caller gets back; the same one is in every log line of the request. */
    private String idAfterRequestWith(String given) throws Exception {
        var request = new MockHttpServletRequest("GET", "/greeting");
        if (given != null) {
            request.addHeader("x-request-id", given);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(
                request,
                response,
                (req, res) -> assertThat(MDC.get("requestId")).isEqualTo(response.getHeader("x-request-id")));
        assertThat(MDC.get("requestId")).isNull();
        return response.getHeader("x-request-id");
    }
}
