package io.dartwing.platform.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the container forwards what ended with `sendError`.
@Hidden
@RestController
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ProblemDocument> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var code = status instanceof Integer known ? PlatformError.ofStatus(known) : PlatformError.NOT_FOUND;
        return ResponseEntity.status(code.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(code, "the request was refused", List.of(), Trace.of(request)));
    }
}
