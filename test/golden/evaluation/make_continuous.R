# Measures of predicted numbers by lm and sandwich, on made-up data stored with the answers.
# Run: Rscript make_continuous.R > continuous.json      (R 4.2.2, sandwich 3.0-2, jsonlite)
suppressMessages({library(sandwich); library(jsonlite)})
set.seed(12)
z <- qnorm(0.975)

made <- function(n, slope, noise, digits) {
  truth <- rnorm(n, 50, 10)
  list(outcome = round(truth + rnorm(n) * noise * truth / 50, digits), prediction = round(45 + slope * (truth - 50), digits))
}

influence_error <- function(measure, n) {
  h <- 1e-4
  parts <- sapply(seq_len(n), function(i) {
    up <- down <- rep(1, n); up[i] <- 1 + h; down[i] <- 1 - h
    n * (measure(up) - measure(down)) / (2 * h)
  })
  sd(parts) / sqrt(n)
}

answers <- function(data) {
  y <- data$outcome; p <- data$prediction; n <- length(y); ones <- rep(1, n)
  on_log <- function(measure) exp(measure(ones) + c(0, -z, z) * influence_error(measure, n))
  explained <- function(w) 1 - sum(w * (y - p)^2) / sum(w * (y - weighted.mean(y, w))^2)
  fit <- lm(y ~ p)
  list(
    rmse = on_log(function(w) log(sqrt(weighted.mean((y - p)^2, w)))),
    mae = on_log(function(w) log(weighted.mean(abs(y - p), w))),
    explained = explained(ones) + c(0, -z, z) * influence_error(explained, n),
    slope = unname(coef(fit)[2]) + c(0, -1, 1) * qt(0.975, n - 2) * sqrt(vcovHC(fit, type = "HC3")[2, 2]),
    intercept = c(mean(y - p), t.test(y - p)$conf.int)
  )
}

cases <- list(good = made(200, 1, 4, 3), poor = made(60, 0.4, 12, 0))
cat(toJSON(list(
  "made by" = paste("make_continuous.R,", R.version.string, "sandwich", as.character(packageVersion("sandwich"))),
  cases = lapply(cases, function(data) c(data, answers = list(answers(data))))
), digits = NA, auto_unbox = TRUE), "\n")
