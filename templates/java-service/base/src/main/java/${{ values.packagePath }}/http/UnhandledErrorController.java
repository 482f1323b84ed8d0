package ${{ values.package }}.http;

import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what nobody handled: problem details (RFC 9457) like all errors, without the exception. */
@RestController
class UnhandledErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ProblemDetail problem(
            @RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false) Integer status,
            @RequestAttribute(name = RequestDispatcher.ERROR_REQUEST_URI, required = false) String uri) {
        if (status == null) {
            return ProblemDetail.forStatus(HttpStatus.NOT_FOUND); // called by its own path: nothing went wrong
        }
        var problem = ProblemDetail.forStatus(status);
        problem.setInstance(URI.create(uri));
        return problem;
    }
}
